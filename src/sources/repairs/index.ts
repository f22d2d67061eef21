export { type Choice, choiceShape, parseChoice, policyOf, type Stand, UNASKED } from './choice.ts';
export { counted, type CountedGroup, type RepairGroup, RepairGroups } from './groups.ts';
export { type Operation, OPERATIONS } from './operations.ts';
export { refusedOf, type Repair, repairRow, type RepairedRow } from './repair-row.ts';
