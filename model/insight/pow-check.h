/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-snapshot.h"

G_BEGIN_DECLS

/**
 * pow_check_snapshot:
 * @snapshot: a portfolio
 *
 * Everything that is not in order in a portfolio: what its files already told when they were read,
 * what the tables say of each record, text that looks like a BSN, terms that the programme's
 * vocabularies do not have, and references to what is not there. Targets in a region that this copy
 * does not hold are not missing.
 *
 * Any thread. Returns: (transfer full) (element-type PowProblem): by address
 */
GPtrArray *pow_check_snapshot (PowSnapshot *snapshot);

G_END_DECLS
