import { describeMatrix } from './matrix.ts';

describeMatrix('HTTP');
