export { ApiFailure, resultCodes } from './errors.ts';
