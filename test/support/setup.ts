import fc from 'fast-check';

// The same documents in every run; FAST_CHECK_SEED looks for others.
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20_261_122) });
