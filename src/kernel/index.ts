export * from './assert.ts';
export * from './brand.ts';
export * from './cents.ts';
export * from './day.ts';
