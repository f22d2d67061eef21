import { codes } from './sv/codes.ts';
import { contacts } from './sv/contacts.ts';
import { customers } from './sv/customers.ts';
import { imports } from './sv/imports.ts';
import { deliveries } from './sv/deliveries.ts';
import { duplicates } from './sv/duplicates.ts';
import { money } from './sv/money.ts';
import { organisations } from './sv/organisations.ts';
import { permissions } from './sv/permissions.ts';
import { register } from './sv/register.ts';
import { review } from './sv/review.ts';
import { shell } from './sv/shell.ts';
import { catalogue } from './sv/catalogue.ts';
import { suppliers } from './sv/suppliers.ts';
import { updates } from './sv/updates.ts';
import { values } from './sv/values.ts';
import { work } from './sv/work.ts';

export const sv = {
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
