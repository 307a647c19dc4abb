#!/usr/bin/env node
import { runProgram } from './program.ts';

process.title = 'mcp-atlassian';
// Pending timers of libraries must not keep a finished server alive.
process.exit(await runProgram(process.argv));
