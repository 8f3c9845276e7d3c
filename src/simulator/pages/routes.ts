import { Hono } from 'hono';
import type { Hub } from '../model/hub.ts';
export function pageRoutes(_hub: Hub) {
  return new Hono();
}
