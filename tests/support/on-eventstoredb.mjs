// Jest gives every test file an environment of its own: this reaches no other project.
process.env.TAIZHANG_TEST_STORE = 'eventstoredb';
