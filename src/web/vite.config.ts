import react from '@vitejs/plugin-react';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = dirname(fileURLToPath(import.meta.url));

/** Built to dist/web, which the server serves. `vite -c` with TAIZHANG_API set proxies the API while developing. */
export default defineConfig({
  root,
  plugins: [react()],
  build: {
    outDir: resolve(root, '../../dist/web'),
    emptyOutDir: true,
    // Offices run Chromium-based browsers several years old.
    target: 'chrome100',
    cssTarget: 'chrome100',
    // Inlined files would be data: URLs, which the content security policy does not allow for scripts and fonts.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'zrender', test: /node_modules\/zrender\// },
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|react-router)\// },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': process.env['TAIZHANG_API'] ?? 'http://127.0.0.1:3000' },
  },
});
