/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/schema/pow-kind.h"
#include <string.h>

G_BEGIN_DECLS

/**
 * PowFieldType:
 *
 * The types a field can have. Storage, validation, merge, entry and display of a field follow from
 * its type and its row in the table, never from its name.
 */
typedef enum
{
  POW_TYPE_TEXT,    /* one line, at most 300 code points */
  POW_TYPE_PROSE,   /* at most 20,000 code points; merged by line, then by word */
  POW_TYPE_CHOICE,  /* one of `choices` */
  POW_TYPE_TERM,    /* id in the programme vocabulary `vocabulary` */
  POW_TYPE_DATE,    /* 2020, 2020-H1, 2020-Q3, 2020-02, 2020-02-06 */
  POW_TYPE_MONEY,   /* whole euros */
  POW_TYPE_NUMBER,  /* any JSON number, spelling kept */
  POW_TYPE_INTEGER, /* within +-(2^53 - 1) */
  POW_TYPE_FLAG,
  POW_TYPE_REF,     /* full address of a record of one of `targets`; a missing one is no error */
  POW_TYPE_REGION,  /* a region id */
  POW_TYPE_KEY,     /* key of an entry in another map, named by `key_of`; any text is valid */
  POW_TYPE_ORDER,   /* place between neighbours; a clash takes the greater */
  POW_TYPE_SET,     /* sorted unique array of `item` */
  POW_TYPE_GROUP,   /* object of `members`, changes as one value */
  POW_TYPE_MAP,     /* object of entries of `members`, keys of `key_type` */
} PowFieldType;

/**
 * PowKeyType:
 *
 * What the keys of a map look like.
 */
typedef enum
{
  POW_KEY_ID,       /* [a-z0-9]+(-[a-z0-9]+)* */
  POW_KEY_YEAR,     /* 2019 */
  POW_KEY_PERIOD,   /* a date in storage form */
  POW_KEY_TERM,     /* key of the vocabulary `vocabulary` (topics, questions) */
  POW_KEY_NAME,     /* our own fixed names: `late_red_days`, `procurement` (`choices`, when given) */
} PowKeyType;

/**
 * PowFieldFlags:
 *
 * What else is true of a row.
 */
typedef enum
{
  POW_FIELD_REQUIRED = 1 << 0,
  POW_FIELD_WHOLE    = 1 << 1, /* map: entries change whole, their `removed` apart */
  POW_FIELD_INTERNAL = 1 << 2, /* left out of every export */
  POW_FIELD_SHARED   = 1 << 3, /* source, fictional, asked, removed…: on every record, not in a form group */
  POW_FIELD_TITLE    = 1 << 4, /* the field that names the record or the entry in lists and messages */
  POW_FIELD_TODAY    = 1 << 5, /* date: entry proposes today */
  POW_FIELD_OPEN     = 1 << 6, /* map: keys outside `choices` are valid too, later rules bring their own */
  POW_FIELD_STEPS    = 1 << 7, /* choice: the words follow each other in time, but for the last: ended early */
  POW_FIELD_OWN      = 1 << 8, /* tells records apart or belongs to one alone: not held against another's */
} PowFieldFlags;

/**
 * PowChoice:
 * @id: what is stored
 * @label: what people read, N_()
 *
 * One word of a choice list. The order of a list ranks its words where two of them clash.
 */
typedef struct
{
  const char *id;
  const char *label;
} PowChoice;

typedef struct _PowField PowField;

/**
 * PowField:
 *
 * One row of a field table. Everything that reads, writes, checks, merges, shows,
 * exports or documents a field loops over these rows.
 * Arrays of rows and of choices end in a row with a NULL key or id.
 */
struct _PowField
{
  const char *key;        /* JSON key */
  PowFieldType type;
  const char *label;      /* N_(); sentence case, as in a form row */
  const char *group;      /* N_() form group; NULL: the group of the row before. The rows of a group
                             need not be neighbours: a form gathers them, first named first */
  guint flags;            /* PowFieldFlags */
  const PowChoice *choices;
  const char *vocabulary; /* programme key: "themes", "lines", "topics", "questions"… */
  PowKindMask targets;    /* for references */
  const char *key_of;     /* POW_TYPE_KEY: "plan.lines", "indicators", "pulses", "programme.tranches" */
  const PowField *item;   /* POW_TYPE_SET */
  const PowField *members;/* POW_TYPE_GROUP, POW_TYPE_MAP */
  PowKeyType key_type;    /* POW_TYPE_MAP */
  const char *hint;       /* N_() one sentence under the row, or NULL */
};

/**
 * pow_key_equal:
 * @a: a key
 * @b: a key
 *
 * Compares two keys: most differ in their first letter, and need no call.
 *
 * Returns: whether they are the same
 */
static inline gboolean
pow_key_equal (const char *a, const char *b)
{
  return a == b || (a[0] == b[0] && strcmp (a, b) == 0);
}

G_END_DECLS
