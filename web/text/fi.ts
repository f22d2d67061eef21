import { codes } from './fi/codes.ts';
import { contacts } from './fi/contacts.ts';
import { customers } from './fi/customers.ts';
import { imports } from './fi/imports.ts';
import { deliveries } from './fi/deliveries.ts';
import { duplicates } from './fi/duplicates.ts';
import { money } from './fi/money.ts';
import { organisations } from './fi/organisations.ts';
import { permissions } from './fi/permissions.ts';
import { register } from './fi/register.ts';
import { review } from './fi/review.ts';
import { shell } from './fi/shell.ts';
import { catalogue } from './fi/catalogue.ts';
import { suppliers } from './fi/suppliers.ts';
import { updates } from './fi/updates.ts';
import { values } from './fi/values.ts';
import { work } from './fi/work.ts';

export const fi = {
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
