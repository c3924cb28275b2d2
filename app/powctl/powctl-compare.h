/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/powctl/powctl.h"

#include "model/compare/pow-comparison.h"
#include "model/compare/pow-region-table.h"

G_BEGIN_DECLS

/* One column of a comparison as the command line named it: REGION[@MOMENT]. @region NULL: the template. */
typedef struct
{
  char *region;
  char *moment;
} PowctlSide;

/* What is side by side; @fields (nullable): only these. */
void powctl_compare_print (Powctl *powctl, const PowComparison *comparison, const PowctlSide *sides, char **fields);
/* One table (element-type PowRegionTable) for each of @fields. */
void powctl_compare_print_tables (Powctl *powctl, GPtrArray *tables, char **fields);

G_END_DECLS
