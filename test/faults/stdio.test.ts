import { describeMatrix } from './matrix.ts';

describeMatrix('stdio');
