import { defineConfig, loadEnv } from 'vite';

export default defineConfig(({ mode }) => {
  // Where `npm run dev` finds a running service; the built client is served by the service itself.
  const { BABELGRID_SERVICE: service = 'http://localhost:8080' } = loadEnv(mode, '.', 'BABELGRID_');
  return {
    build: {
      target: 'es2022',
      // The service's content security policy allows scripts from files only: nothing is inlined.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: { input: ['index.html', 'grid.html'] },
    },
    server: { proxy: { '/api': service, '/ws': { target: service, ws: true } } },
  };
});
