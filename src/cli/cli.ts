#!/usr/bin/env node
import { keepGarbageYoung } from './keep-garbage-young.ts';
import { runProgram } from './program.ts';

process.title = 'mcp-atlassian';
keepGarbageYoung();
// Pending timers of libraries must not keep a finished server alive.
process.exit(await runProgram(process.argv));
