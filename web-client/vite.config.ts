import { defineConfig } from 'vite';

// Where `npm run dev` finds a running service; the built client is served by the service itself.
const service = process.env.BABELGRID_SERVICE ?? 'http://localhost:8080';

export default defineConfig({
  build: {
    target: 'es2022',
    // The service's content security policy allows scripts from files only, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    proxy: {
      '/api': service,
      '/ws': { target: service, ws: true },
    },
  },
});
