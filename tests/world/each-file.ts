import { afterAll } from 'vitest';
import { endFile } from './after-file.ts';

// Run anew for each test file (vitest.config.ts), while what it imports is the worker’s one.
afterAll(endFile);
