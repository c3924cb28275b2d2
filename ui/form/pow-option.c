/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-option.h"

struct _PowOption
{
  GObject parent_instance;

  char *id;
  char *label;
  char *detail;
  gboolean chosen;
};

enum
{
  PROP_CHOSEN = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PowOption, pow_option, G_TYPE_OBJECT)

static void
pow_option_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PowOption *self = POW_OPTION (object);

  switch (id)
    {
    case PROP_CHOSEN:
      g_value_set_boolean (value, self->chosen);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pow_option_finalize (GObject *object)
{
  PowOption *self = POW_OPTION (object);

  g_free (self->id);
  g_free (self->label);
  g_free (self->detail);

  G_OBJECT_CLASS (pow_option_parent_class)->finalize (object);
}

static void
pow_option_class_init (PowOptionClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = pow_option_get_property;
  object_class->finalize = pow_option_finalize;

  properties[PROP_CHOSEN]
      = g_param_spec_boolean ("chosen", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
pow_option_init (PowOption *self)
{
}

PowOption *
pow_option_new (const char *id, const char *label, const char *detail)
{
  PowOption *self = g_object_new (POW_TYPE_OPTION, NULL);

  self->id = g_strdup (id);
  self->label = g_strdup (label);
  self->detail = g_strdup (detail);
  return self;
}

const char *
pow_option_get_id (PowOption *self)
{
  g_return_val_if_fail (POW_IS_OPTION (self), NULL);

  return self->id;
}

const char *
pow_option_get_label (PowOption *self)
{
  g_return_val_if_fail (POW_IS_OPTION (self), NULL);

  return self->label;
}

const char *
pow_option_get_detail (PowOption *self)
{
  g_return_val_if_fail (POW_IS_OPTION (self), NULL);

  return self->detail;
}

gboolean
pow_option_is_chosen (PowOption *self)
{
  g_return_val_if_fail (POW_IS_OPTION (self), FALSE);

  return self->chosen;
}

void
pow_option_set_chosen (PowOption *self, gboolean chosen)
{
  g_return_if_fail (POW_IS_OPTION (self));

  if (self->chosen == chosen)
    return;
  self->chosen = chosen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}
