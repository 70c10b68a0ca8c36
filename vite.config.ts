import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The tab is served at /tab/ from dist/tab by the server itself; nothing in it comes from elsewhere. */
export default defineConfig({
  root: 'tab',
  base: '/tab/',
  plugins: [react()],
  build: { outDir: '../dist/tab', emptyOutDir: true, target: 'es2022' },
});
