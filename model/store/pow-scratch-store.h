/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-objects.h"

G_BEGIN_DECLS

/**
 * PowScratchStore:
 *
 * The objects of a portfolio, with new ones kept in memory only: for finding out what something would
 * give without writing it. Bound to the thread of its objects.
 */
typedef struct _PowScratchStore PowScratchStore;

PowScratchStore *pow_scratch_store_new (PowObjects *objects);

/**
 * pow_scratch_store_free:
 * @self: (nullable): a scratch store
 */
void pow_scratch_store_free (PowScratchStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowScratchStore, pow_scratch_store_free)

/**
 * pow_scratch_store_as_store:
 * @self: a scratch store, which must stay
 *
 * Returns: it in the form that functions of pow-git-object.h take
 */
PowObjectStore pow_scratch_store_as_store (PowScratchStore *self);

G_END_DECLS
