// esbuild bundles a stylesheet that an entry imports into a file beside the script.
declare module '*.css';
