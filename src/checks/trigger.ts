/** Checks of the trigger rules. */
import { type CheckTable, check } from '../rules/engine/check.ts';
import { callbackInternal, callbackPosition, callbackPresent, callbackRequired } from './trigger/callback.ts';
import {
  contentOnOperation,
  contentRequired,
  deleteOperation,
  notificationInWebhook,
  notificationTarget,
  sameParameters,
  triggerMissing,
} from './trigger/webhook.ts';

const MODES = ['single', 'batch'];

/** `x-ms-trigger` has one of its two values; another case of one of them is mended. */
const triggerMode = check({
  given: ['operation'],
  keys: ['x-ms-trigger'],
  run: ({ object }) => {
    const mode = object['x-ms-trigger'];
    if (MODES.includes(mode as string)) return null;
    const plain = typeof mode === 'string' ? mode.trim().toLowerCase() : '';
    return { at: '/x-ms-trigger', ...(MODES.includes(plain) ? { fix: { set: plain } } : {}) };
  },
});

export const TRIGGER_CHECKS: CheckTable = {
  'trigger-mode': triggerMode,
  'trigger-missing': triggerMissing,
  'webhook-callback-internal': callbackInternal,
  'webhook-callback-position': callbackPosition,
  'webhook-callback-present': callbackPresent,
  'webhook-callback-required': callbackRequired,
  'webhook-content-on-operation': contentOnOperation,
  'webhook-content-required': contentRequired,
  'webhook-delete-operation': deleteOperation,
  'notification-in-webhook': notificationInWebhook,
  'notification-target': notificationTarget,
  'notification-same-parameters': sameParameters,
};
