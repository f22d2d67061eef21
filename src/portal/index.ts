export { pagesFor } from './pages.ts';
