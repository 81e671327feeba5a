import { cleanup, configure } from '@testing-library/preact';
import { afterEach } from 'vitest';

// What a screen must come to show, not how soon: a busy machine may take its time.
configure({ asyncUtilTimeout: 8_000 });

afterEach(() => cleanup());
