/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PowKind:
 *
 * The nine kinds of record. The order is the order in which a region is told: lists, commit
 * messages and the published schemas follow it. %POW_KIND_NONE stands for any JSON, to which only
 * the rules of the text layer apply.
 */
typedef enum
{
  POW_KIND_PROGRAMME,
  POW_KIND_REGION,
  POW_KIND_PLAN,
  POW_KIND_SUBPROJECT,
  POW_KIND_TREKKER,
  POW_KIND_STAKEHOLDER,
  POW_KIND_BODY,
  POW_KIND_AGREEMENT,
  POW_KIND_REPORT,
  POW_N_KINDS,
  POW_KIND_NONE = POW_N_KINDS,
} PowKind;

/**
 * PowKindMask:
 *
 * A set of kinds, bit n for kind n: what a reference may point at.
 */
typedef guint PowKindMask;
#define POW_KIND_MASK(kind) (1u << (kind))

const char *pow_kind_get_name (PowKind kind);
const char *pow_kind_get_folder (PowKind kind);
const char *pow_kind_get_label (PowKind kind);
const char *pow_kind_get_plural (PowKind kind);
PowKind pow_kind_from_name (const char *name);
PowKind pow_kind_from_folder (const char *folder);

G_END_DECLS
