/** The roles that staff can be granted, in the order in which they are offered. */
export const STAFF_ROLES = ['customer-service', 'billing', 'marketing', 'register-keeper', 'administrator'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
