/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

G_BEGIN_DECLS

#define POW_TYPE_PLAN_CHANGE (pow_plan_change_get_type ())
G_DECLARE_FINAL_TYPE (PowPlanChange, pow_plan_change, POW, PLAN_CHANGE, GObject)

PowPlanChange *pow_plan_change_get (PowSession *session);
void pow_plan_change_note (PowPlanChange *self, GPtrArray *edits);
const char *pow_plan_change_get_address (PowPlanChange *self);
void pow_plan_change_leave (PowPlanChange *self);
void pow_plan_change_explain_async (PowPlanChange *self, const char *reason, const char *body, GAsyncReadyCallback callback, gpointer user_data);
gboolean pow_plan_change_explain_finish (PowPlanChange *self, GAsyncResult *result, GError **error);

G_END_DECLS
