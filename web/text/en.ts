import { codes } from './en/codes.ts';
import { contacts } from './en/contacts.ts';
import { customers } from './en/customers.ts';
import { imports } from './en/imports.ts';
import { deliveries } from './en/deliveries.ts';
import { duplicates } from './en/duplicates.ts';
import { money } from './en/money.ts';
import { organisations } from './en/organisations.ts';
import { permissions } from './en/permissions.ts';
import { register } from './en/register.ts';
import { review } from './en/review.ts';
import { shell } from './en/shell.ts';
import { catalogue } from './en/catalogue.ts';
import { suppliers } from './en/suppliers.ts';
import { updates } from './en/updates.ts';
import { values } from './en/values.ts';
import { work } from './en/work.ts';

export const en = {
  ...shell,
  ...updates,
  ...customers,
  ...deliveries,
  ...duplicates,
  ...contacts,
  ...imports,
  ...money,
  ...organisations,
  ...catalogue,
  ...suppliers,
  ...values,
  ...work,
  ...review,
  ...register,
  ...codes,
  ...permissions,
};
