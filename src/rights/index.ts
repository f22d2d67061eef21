export { approveErasure, type Approved } from './approve.ts';
export { commandsFor } from './commands.ts';
export { data } from './data.ts';
export { Declared } from './declared.ts';
export { runErasure, type Certificate, type Erased } from './erase.ts';
export { inspect, type Inspected, type InspectionDocument } from './inspect.ts';
export { planErasure, type Planned } from './plan.ts';
export { routesFor } from './routes.ts';
export { verifyErasure, type Verified } from './verify.ts';
