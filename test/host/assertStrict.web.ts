import assert from 'assert';

// Node's assert for the browser's extension host. The bundler puts it in the place of `node:assert/strict`.
export default assert.strict;
