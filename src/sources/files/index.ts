export { canonicalProfile, fieldsOf } from './canonical.ts';
export { type Encoding, ENCODINGS } from './encoding.ts';
export type { CanonicalRecord } from './mapping.ts';
export { isSubject, type Profile, type Subject, SUBJECTS } from './profile.ts';
export { type FileRecord, readRecords, RECORD_BYTES_MAX } from './records.ts';
export type { FileRefusal, FileRefusalReason } from './refusal.ts';
export { readProfile, type ReadProfile } from './saved-profile.ts';
