import { careRoutes } from './edges/care-routes.ts';
import { runRoutes } from './edges/run-routes.ts';

/** Print runs, holds, claims, returned mail. */
export const routes = [...runRoutes, ...careRoutes] as const;
