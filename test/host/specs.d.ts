/** Every `specs/*.test.ts`, imported for its effect: the bundler finds them (`scripts/build/specs.mjs`). */
declare module 'normscope:specs' {}
