import { reviewRoutes } from './review/routes.ts';
import { batchRoutes } from './routes/batches.ts';
import { doubtRoutes } from './routes/doubts.ts';
import { fileRoutes } from './routes/files.ts';
import { planRoutes } from './routes/plans.ts';
import { profileRoutes } from './routes/profiles.ts';
import { informingRoutes } from './routes/informing.ts';
import { sellerRoutes } from './routes/seller-money.ts';
import { supplierRoutes } from './routes/suppliers.ts';
import { updateRoutes } from './updates/routes.ts';
import { organisationRoutes } from './ytj/routes.ts';

/** The room over HTTP: files taken in and sniffed, profiles, previews, applying with progress, lists, decisions, undo. */
export const routes = [
  ...profileRoutes,
  ...fileRoutes,
  ...planRoutes,
  ...batchRoutes,
  ...doubtRoutes,
  ...reviewRoutes,
  ...updateRoutes,
  ...supplierRoutes,
  ...sellerRoutes,
  ...organisationRoutes,
  ...informingRoutes,
] as const;
