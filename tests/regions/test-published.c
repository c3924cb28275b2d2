/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/record/pow-address.h"
#include "model/schema/pow-path.h"
#include "tests/regions/demo-fixture.h"

/* What is published about the plans, entered apart from the program's own data: every entry must
 * stand in the demo with its sources and with the very numbers and dates of the source. */

typedef enum
{
  PLAN,
  LINE,
  SUBPROJECT,
} Level;

static const struct
{
  Level level;
  const char *region;
  const char *title;
  const char *start;
  const char *end;
  gint64 budget;
  gint64 target;
  gint64 realised;
  const char *sources;
} published[] = {
  { PLAN, "zeeland", "Perspectief op Werk Zeeland (doe-agenda)", "2019-10", "2021-12", 2000000, 0,
    0, "https://www.aandeslaginzeeland.nl/projecten/perspectief-op-werk-zeeland.html" },
  { LINE, "zeeland", "Voldoende aanbod van werkfitte kandidaten", "2019-10", "2021-12", 0, 0, 0,
    "https://www.aandeslaginzeeland.nl/projecten/perspectief-op-werk-zeeland.html" },
  { LINE, "zeeland", "Ondersteunen van werkgevers bij inclusief ondernemerschap", "2019-10",
    "2021-12", 0, 0, 0,
    "https://www.aandeslaginzeeland.nl/projecten/perspectief-op-werk-zeeland.html" },
  { LINE, "zeeland", "De werkgeversdienstverlening verbeteren", "2019-10", "2021-12", 0, 0, 0,
    "https://www.aandeslaginzeeland.nl/projecten/perspectief-op-werk-zeeland.html" },
  { LINE, "zeeland", "Verzorgen duurzame plaatsingen", "2019-10", "2021-12", 0, 0, 0,
    "https://www.aandeslaginzeeland.nl/projecten/perspectief-op-werk-zeeland.html" },
  { SUBPROJECT, "zeeland", "Zeeuws team voor jobhunting en jobcoaching", "2021-01-01", NULL, 0, 0,
    0, "https://www.aandeslaginzeeland.nl/projecten/perspectief-op-werk-zeeland.html" },
  { PLAN, "rivierenland", "Doe-agenda Perspectief op Werk Rivierenland", "2019", "2022", 2000000, 0,
    0,
    "https://rw-poarivierenland.nl/perspectief-op-werk/ "
    "https://rw-poarivierenland.nl/perspectief-op-werk-2/" },
  { SUBPROJECT, "rivierenland", "Doorontwikkeling groepsaanpak werkzoekenden en schulden", "2019",
    "2021", 0, 0, 0, "https://rw-poarivierenland.nl/perspectief-op-werk/" },
  { SUBPROJECT, "rivierenland", "Doorontwikkeling van de leerwerkroutes (ICT)", "2019", "2021", 0,
    0, 0, "https://rw-poarivierenland.nl/perspectief-op-werk/" },
  { SUBPROJECT, "rivierenland", "Voorschakel taaltrajecten", "2019", "2021", 0, 0, 0,
    "https://rw-poarivierenland.nl/perspectief-op-werk/" },
  { SUBPROJECT, "achterhoek", "Breed oriëntatieprogramma voor werkzoekenden", "2019", NULL, 0, 0, 0,
    "https://doetinchem.d66.nl/2019/09/28/weekbericht-wethouder-39/" },
  { SUBPROJECT, "achterhoek", "Sectoractie techniek", "2019", NULL, 0, 0, 0,
    "https://doetinchem.d66.nl/2019/09/28/weekbericht-wethouder-39/" },
  { SUBPROJECT, "achterhoek", "Sectoractie zorg", "2019", NULL, 0, 0, 0,
    "https://doetinchem.d66.nl/2019/09/28/weekbericht-wethouder-39/" },
  { SUBPROJECT, "achterhoek", "Sectoractie handel", "2019", NULL, 0, 0, 0,
    "https://doetinchem.d66.nl/2019/09/28/weekbericht-wethouder-39/" },
  { SUBPROJECT, "achterhoek", "Sectoractie schoonmaak", "2019", NULL, 0, 0, 0,
    "https://doetinchem.d66.nl/2019/09/28/weekbericht-wethouder-39/" },
  { SUBPROJECT, "achterhoek", "Inrichting van een kennishub", "2019", NULL, 0, 0, 0,
    "https://doetinchem.d66.nl/2019/09/28/weekbericht-wethouder-39/" },
  { PLAN, "midden-brabant", "Regionaal actieplan Perspectief op Werk 2019-2021 (Hart van Brabant)",
    "2019-06-27", "2021", 0, 0, 0,
    "https://vdocuments.mx/"
    "regionaal-actieplan-perspectief-op-werk-2019-2021-samen-voor-2019-10-16-de-sociaal-"
    "economische.html "
    "https://www.tilburg.nl/actueel/nieuws/item/startbijeenkomst-perspectief-op-werk/ "
    "https://www.regio-hartvanbrabant.nl/nieuws/855-perspectief-op-werk" },
  { SUBPROJECT, "midden-brabant", "400 filmpjes van werkzoekenden", NULL, NULL, 0, 400, 0,
    "https://www.tilburg.nl/actueel/nieuws/item/startbijeenkomst-perspectief-op-werk/ "
    "https://www.regio-hartvanbrabant.nl/nieuws/855-perspectief-op-werk" },
  { SUBPROJECT, "midden-brabant", "Maatwerktrajecten jongeren", NULL, NULL, 0, 0, 0,
    "https://www.tilburg.nl/actueel/nieuws/item/startbijeenkomst-perspectief-op-werk/ "
    "https://www.regio-hartvanbrabant.nl/nieuws/855-perspectief-op-werk" },
  { SUBPROJECT, "midden-brabant", "Maatwerktrajecten 45+'ers", NULL, NULL, 0, 0, 0,
    "https://www.tilburg.nl/actueel/nieuws/item/startbijeenkomst-perspectief-op-werk/ "
    "https://www.regio-hartvanbrabant.nl/nieuws/855-perspectief-op-werk" },
  { SUBPROJECT, "midden-brabant", "Maatwerktrajecten psychische kwetsbaarheid", NULL, NULL, 0, 0, 0,
    "https://www.tilburg.nl/actueel/nieuws/item/startbijeenkomst-perspectief-op-werk/ "
    "https://www.regio-hartvanbrabant.nl/nieuws/855-perspectief-op-werk" },
  { LINE, "midden-brabant",
    "Aanboren, werkfit en transparant maken van verborgen potentieel (aanbodkant)", "2019-06",
    "2021", 0, 0, 0,
    "https://vdocuments.mx/"
    "regionaal-actieplan-perspectief-op-werk-2019-2021-samen-voor-2019-10-16-de-sociaal-"
    "economische.html" },
  { LINE, "midden-brabant", "Vergroten werkgeverbetrokkenheid en -ondersteuning (vraagkant)",
    "2019-06", "2021", 0, 0, 0,
    "https://vdocuments.mx/"
    "regionaal-actieplan-perspectief-op-werk-2019-2021-samen-voor-2019-10-16-de-sociaal-"
    "economische.html" },
  { LINE, "midden-brabant", "Rangeerterrein (route en scholing)", "2019-06", "2021", 0, 0, 0,
    "https://vdocuments.mx/"
    "regionaal-actieplan-perspectief-op-werk-2019-2021-samen-voor-2019-10-16-de-sociaal-"
    "economische.html" },
  { PLAN, "noord-limburg", "Actieplan Perspectief op Werk Noord-Limburg", "2019-10", NULL, 1000000,
    350, 0,
    "https://www.venloonline.nl/nieuws/2019-06-28/perspectief-op-werk-plan-in-de-startblokken "
    "https://www.venloonline.nl/nieuws/2019-10-04/een-miljoen-voor-perspectief-op-werk" },
  { SUBPROJECT, "noord-limburg", "Door inzicht aan de slag (extra impuls)", "2018", NULL, 0, 1450,
    0,
    "https://www.venloonline.nl/nieuws/2019-06-28/perspectief-op-werk-plan-in-de-startblokken "
    "https://www.venloonline.nl/nieuws/2019-10-04/een-miljoen-voor-perspectief-op-werk" },
  { PLAN, "west-brabant", "Perspectief op Werk West-Brabant", "2019-06", NULL, 0, 0, 167,
    "https://www.bredavandaag.nl/nieuws/economie/341247/"
    "perspectief-op-werk-west-brabant-werpt-zijn-vruchten-af-zeker-1" },
  { SUBPROJECT, "west-brabant", "Gezamenlijk opleiden van medewerkers", NULL, NULL, 0, 0, 0,
    "https://www.bredavandaag.nl/nieuws/economie/341247/"
    "perspectief-op-werk-west-brabant-werpt-zijn-vruchten-af-zeker-1" },
  { SUBPROJECT, "west-brabant", "West-Brabant werkt door!", NULL, NULL, 0, 0, 0,
    "https://www.bredavandaag.nl/nieuws/economie/341247/"
    "perspectief-op-werk-west-brabant-werpt-zijn-vruchten-af-zeker-1" },
  { LINE, "holland-rijnland", "Eén regionaal werkgeversservicepunt", "2019", NULL, 0, 0, 0,
    "https://locusnetwerk.nl/actueel/regio-holland-rijnland-zet-in-op-cocreatie-met-werkgevers/ "
    "https://hollandrijnland.nl/perspectief-op-werk-2/" },
  { LINE, "holland-rijnland", "Branchegerichte teams", "2019", NULL, 0, 0, 0,
    "https://locusnetwerk.nl/actueel/regio-holland-rijnland-zet-in-op-cocreatie-met-werkgevers/ "
    "https://hollandrijnland.nl/perspectief-op-werk-2/" },
  { LINE, "holland-rijnland", "Co-creatie met werkgevers", "2019", NULL, 0, 0, 0,
    "https://locusnetwerk.nl/actueel/regio-holland-rijnland-zet-in-op-cocreatie-met-werkgevers/ "
    "https://hollandrijnland.nl/perspectief-op-werk-2/" },
  { PLAN, "zuid-holland-centraal", "Doe-Agenda Perspectief op Werk Zuid-Holland Centraal", "2019",
    "2020", 0, 170, 0, "https://www.lv.nl/meer-mensen-aan-het-werk-met-de-regionale-doe-agenda" },
  { LINE, "zuid-holland-centraal", "Verbeteren van de aansluiting onderwijs en arbeidsmarkt",
    "2019", "2020", 0, 0, 0,
    "https://www.lv.nl/meer-mensen-aan-het-werk-met-de-regionale-doe-agenda" },
  { LINE, "zuid-holland-centraal", "Werkzoekenden en werkgevers vinden elkaar beter", "2019",
    "2020", 0, 0, 0, "https://www.lv.nl/meer-mensen-aan-het-werk-met-de-regionale-doe-agenda" },
  { LINE, "zuid-holland-centraal", "Stimuleren van de inclusieve arbeidsmarkt", "2019", "2020", 0,
    0, 0, "https://www.lv.nl/meer-mensen-aan-het-werk-met-de-regionale-doe-agenda" },
  { SUBPROJECT, "zuid-holland-centraal", "Aansluiten op digitaal platform HalloWerk (onderzoek)",
    NULL, NULL, 0, 0, 0, "https://www.lv.nl/meer-mensen-aan-het-werk-met-de-regionale-doe-agenda" },
  { LINE, "drenthe", "Extra coaching en begeleiding", "2019", NULL, 0, 0, 0,
    "https://meppelercourant.nl/artikel/1027290/"
    "twee-miljoen-om-werkzoekenden-en-werkgevers-in-drenthe-bij-elkaar-te-brengen.html" },
  { LINE, "drenthe", "Extra ontmoetingsactiviteiten", "2019", NULL, 0, 0, 0,
    "https://meppelercourant.nl/artikel/1027290/"
    "twee-miljoen-om-werkzoekenden-en-werkgevers-in-drenthe-bij-elkaar-te-brengen.html" },
  { PLAN, "groningen", "Regionaal actieplan Perspectief op Werk Groningen", "2019-06-05", NULL,
    2000000, 0, 0, "https://www.vno-ncwnoord.nl/regionaal-actieplan-voor-arbeidsmarkt-getekend/" },
  { PLAN, "stedendriehoek-en-noordwest-veluwe", "Actieplan Perspectief op Werk (FactorWerk)",
    "2019-07-16", "2022", 1000000, 0, 0,
    "https://www.vno-ncwmidden.nl/samen-werken-aan-meer-werk-in-de-regio/" },
  { LINE, "haaglanden", "Werkgeversdienstverlening", "2019", "2021", 0, 0, 0,
    "https://wsphaaglanden.nl/e-magazine-perspectief-op-werk/" },
  { LINE, "haaglanden", "Kandidaat in beeld", "2019", "2021", 0, 0, 0,
    "https://wsphaaglanden.nl/e-magazine-perspectief-op-werk/" },
  { LINE, "haaglanden", "Kandidaatontwikkeling", "2019", "2021", 0, 0, 0,
    "https://wsphaaglanden.nl/e-magazine-perspectief-op-werk/" },
  { PLAN, "gorinchem", "Doe Agenda arbeidsmarktregio Gorinchem", "2019-10-09", NULL, 1000000, 0, 0,
    "https://www.hetkontakt.nl/regio/alblasserwaard/Algemeen/211726/"
    "doe-agenda-arbeidsmarkt-uitgereikt-aan-wethouders" },
  { PLAN, "midden-holland", "Actieplan Perspectief op Werk Midden-Holland", "2019-07-11", NULL, 0,
    0, 0,
    "https://foodvalley.lerenenwerken.nl/"
    "regio-midden-holland-ondertekent-actieplan-perspectief-op-werk" },
  { SUBPROJECT, "noordoost-brabant", "Talentvol", "2020", "2022", 0, 0, 0,
    "https://www.vnoncwbrabantzeeland.nl/"
    "arbeidsmarktproject-talentvol-toont-aan-bedrijven-moeten-in-te-lead-komen/ "
    "https://www.startfoundation.nl/talentvol-naar-werk" },
  { SUBPROJECT, "twente", "Medewerker Mooie Dag", NULL, NULL, 0, 0, 158,
    "https://www.magazine-on-the-spot.nl/pow5/" },
  { SUBPROJECT, "helmond-de-peel", "Een frisse blik op zorg", NULL, NULL, 0, 0, 0,
    "https://omroeppeelrand.nl/een-frisse-blik-op-zorg-in-de-regio/" },
  { PLAN, "friesland", "Actieplan Fryslân Werkt!", "2019", NULL, 2000000, 400, 0,
    "https://www.omropfryslan.nl/nieuws/880810-400-kansarme-friezen-moeten-aan-het-werk "
    "https://www.omropfryslan.nl/nieuws/"
    "1043647-mensen-die-moeilijk-aan-een-baan-komen-komen-goed-aan-een-baan" },
  { PLAN, "zuid-limburg", "Actieplan Perspectief op Werk Zuid-Limburg", "2019", NULL, 0, 0, 0,
    "https://eijsden-margraten.begrotingsapp.nl/programmarekening-2020--/project/"
    "samenwerking-vanuit-regionaal-arbeidsmarktbeleid" },
  { LINE, "zuid-kennemerland-en-ijmond", "Pijler uitkering naar werk", "2020-10-14", "2022", 0, 0,
    0,
    "https://5dok.net/document/"
    "yngnx5lj-regionale-aanpak-arbeidsmarkt-zuid-kennemerland-en-ijmond.html" },
  { LINE, "zuid-kennemerland-en-ijmond", "Pijler van onderwijs naar werk", "2020-10-14", "2022", 0,
    0, 0,
    "https://5dok.net/document/"
    "yngnx5lj-regionale-aanpak-arbeidsmarkt-zuid-kennemerland-en-ijmond.html" },
  { LINE, "zuid-kennemerland-en-ijmond", "Pijler van werk naar werk", "2020-10-14", "2022", 0, 0, 0,
    "https://5dok.net/document/"
    "yngnx5lj-regionale-aanpak-arbeidsmarkt-zuid-kennemerland-en-ijmond.html" },
  { LINE, "zuid-kennemerland-en-ijmond", "Pijler werkgelegenheid", "2020-10-14", "2022", 0, 0, 0,
    "https://5dok.net/document/"
    "yngnx5lj-regionale-aanpak-arbeidsmarkt-zuid-kennemerland-en-ijmond.html" },
};

static PowSnapshot *snapshot;

/* The part as a tree, and the record it stands in. */
static const cJSON *
find_part (gsize n, PowRecord **record)
{
  g_autofree char *address = pow_address_build (POW_KIND_PLAN, published[n].region, NULL);
  g_autoptr (GPtrArray) subprojects
      = pow_snapshot_list (snapshot, POW_KIND_SUBPROJECT, published[n].region, FALSE);
  *record = pow_snapshot_lookup (snapshot, address);
  g_assert_nonnull (*record);
  if (published[n].level == PLAN)
    return g_strcmp0 (pow_record_get_title (*record), published[n].title) == 0
               ? pow_record_get_tree (*record)
               : NULL;
  if (published[n].level == LINE)
    {
      const cJSON *line;
      cJSON_ArrayForEach (line, pow_record_get (*record, "lines"))
        if (g_strcmp0 (pow_json_get_string (line, "title"), published[n].title) == 0)
          return line;
      return NULL;
    }
  for (guint i = 0; i < subprojects->len; i++)
    {
      *record = g_ptr_array_index (subprojects, i);
      if (g_strcmp0 (pow_record_get_title (*record), published[n].title) == 0)
        return pow_record_get_tree (*record);
    }
  return NULL;
}

static gboolean
has_text (const cJSON *set, const char *text)
{
  const cJSON *item;
  cJSON_ArrayForEach (item, set)
    if (g_strcmp0 (item->valuestring, text) == 0)
      return TRUE;
  return FALSE;
}

/* TRUE when an entry of the map has this number at the path. */
static gboolean
has_number (const cJSON *map, const char *path, gint64 number)
{
  const cJSON *entry;
  cJSON_ArrayForEach (entry, map)
    {
      const cJSON *value = pow_path_look_up (entry, path);
      if (cJSON_IsNumber (value) && value->valuedouble == (double)number)
        return TRUE;
    }
  return FALSE;
}

static void
test_entries (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (published), ==, 55);
  for (gsize n = 0; n < G_N_ELEMENTS (published); n++)
    {
      PowRecord *record;
      const cJSON *part = find_part (n, &record);
      g_auto (GStrv) sources = g_strsplit (published[n].sources, " ", -1);
      g_test_message ("%s: %s", published[n].region, published[n].title);
      g_assert_nonnull (part);
      for (gsize i = 0; sources[i] != NULL; i++)
        g_assert_true (has_text (pow_json_get (part, "source"), sources[i]));
      if (published[n].start != NULL || published[n].level != PLAN)
        {
          const cJSON *period = pow_json_get (part, "period");
          g_assert_cmpstr (pow_json_get_string (period, "start"), ==, published[n].start);
          g_assert_cmpstr (pow_json_get_string (period, "end"), ==, published[n].end);
        }
      if (published[n].budget != 0)
        g_assert_true (
            has_number (pow_json_get (part, "budget"), "amounts.planned", published[n].budget));
      else if (published[n].level == SUBPROJECT)
        g_assert_null (pow_json_get (part, "budget"));
      if (published[n].target != 0)
        g_assert_true (
            has_number (pow_json_get (part, "indicators"), "target", published[n].target));
      if (published[n].realised != 0)
        {
          g_autofree char *number = g_strdup_printf ("%d ", (int)published[n].realised);
          g_assert_nonnull (strstr (pow_json_get_string (part, "notes"), number));
        }
    }
}

/* A percentage that was published keeps its decimals and stands at its own date. */
static void
test_percentages (void)
{
  g_autoptr (GPtrArray) subprojects
      = pow_snapshot_list (snapshot, POW_KIND_SUBPROJECT, "rivierenland", FALSE);
  guint found = 0;
  for (guint i = 0; i < subprojects->len; i++)
    {
      PowRecord *record = g_ptr_array_index (subprojects, i);
      const cJSON *indicator = pow_record_get (record, "indicators");
      const cJSON *value = indicator != NULL
                               ? pow_path_look_up (indicator->child, "measurements.2021.value")
                               : NULL;
      if (value != NULL)
        {
          const char *spelling = pow_json_get_spelling (value);
          g_assert_true (g_str_equal (spelling, "24.62") || g_str_equal (spelling, "92"));
          g_assert_false (pow_record_is_fictional (record));
          found++;
        }
    }
  g_assert_cmpuint (found, ==, 2);
}

/* Everything says where it came from, or that it was made up. */
static void
test_marks (void)
{
  for (PowKind kind = 0; kind < POW_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = pow_snapshot_list (snapshot, kind, NULL, TRUE);
      for (guint i = 0; i < records->len; i++)
        {
          PowRecord *record = g_ptr_array_index (records, i);
          gboolean sourced = pow_record_get (record, "source") != NULL;
          g_assert_true (sourced || pow_record_is_fictional (record));
          /* Nobody reports on what is only published. */
          g_assert_true (pow_record_is_fictional (record)
                         || pow_record_get (record, "pulses") == NULL);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autoptr (PowRepository) repository = demo_fixture_open ();
  g_autoptr (GError) error = NULL;
  snapshot = pow_repository_read (repository, NULL, NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/demo/published/entries", test_entries);
  g_test_add_func ("/demo/published/percentages", test_percentages);
  g_test_add_func ("/demo/published/marks", test_marks);
  int status = g_test_run ();
  g_clear_object (&snapshot);
  pow_repository_close (repository);
  demo_fixture_clear ();
  return status;
}
