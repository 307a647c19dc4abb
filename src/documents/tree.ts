/** Node attributes: the known ones typed, any other one carried along untouched. */
export type Attrs<Known = object> = Known & { [name: string]: unknown };

/** The formats that opaque nodes can come from. */
export type SourceFormat = 'adf' | 'storage' | 'wiki';

/** What storage says beyond the tree: XML attributes, and macro parameters as raw inner XML. */
export interface XmlExtras {
  attributes?: Record<string, string>;
  parameters?: Record<string, string>;
}

interface Sourced {
  xml?: XmlExtras;
}

/** A mark without attributes. */
export interface PlainMark extends Sourced {
  type: 'strong' | 'em' | 'strike' | 'code' | 'underline';
}
export interface SubSupMark extends Sourced {
  type: 'subsup';
  attrs: Attrs<{ type: 'sub' | 'sup' }>;
}
export interface ColorMark extends Sourced {
  type: 'textColor' | 'backgroundColor';
  attrs: Attrs<{ color: string }>;
}
/** A link; `href` is a URL or one of the references that reference.ts describes. */
export interface LinkMark extends Sourced {
  type: 'link';
  attrs: Attrs<{ href: string; title?: string }>;
}
/** An inline comment's anchor: invisible to the reader of the text. */
export interface AnnotationMark extends Sourced {
  type: 'annotation';
  attrs: Attrs<{ id: string }>;
}
/** A mark or inline element that the tree has no word for: `open` is ADF JSON or the storage start tag. */
export interface OpaqueMark {
  type: 'opaqueMark';
  format: SourceFormat;
  open: string;
  close: string;
}
export type Mark = PlainMark | SubSupMark | ColorMark | LinkMark | AnnotationMark | OpaqueMark;

interface Marked extends Sourced {
  marks?: Mark[];
}

export interface Text extends Marked {
  type: 'text';
  text: string;
}
export interface HardBreak extends Marked {
  type: 'hardBreak';
  attrs?: Attrs;
}
/** How a user is referred to; Cloud knows account ids, Data Center user names and user keys. */
export type UserKind = 'accountid' | 'userkey' | 'username';
/** A user mention; without `id` it is only a name that nobody has looked up yet. */
export interface Mention extends Marked {
  type: 'mention';
  /** Absent means account id. */
  kind?: UserKind;
  attrs: Attrs<{ id?: string; text?: string }>;
}
export interface Status extends Marked {
  type: 'status';
  attrs: Attrs<{ text: string; color: string }>;
}
/** A date; the timestamp is milliseconds since 1970 in decimal. */
export interface DateNode extends Marked {
  type: 'date';
  attrs: Attrs<{ timestamp: string }>;
}
export interface Emoji extends Marked {
  type: 'emoji';
  attrs: Attrs<{ shortName: string; id?: string; text?: string }>;
}
export interface InlineCard extends Marked {
  type: 'inlineCard';
  attrs: Attrs<{ url: string }>;
}
/** What a picture or file points to: a stored file by id, or a URL or `attachment:` reference. */
export type MediaAttrs = Attrs<{
  type?: string;
  id?: string;
  collection?: string;
  url?: string;
  alt?: string;
}>;
export interface MediaInline extends Marked {
  type: 'mediaInline';
  attrs: MediaAttrs;
}
/** Something that only its own format can say; written back exactly there, shown as a token in Markdown. */
export interface OpaqueInline extends Marked {
  type: 'opaqueInline';
  format: SourceFormat;
  name: string;
  title?: string;
  /** What the reader of the page sees of it, where that is known. */
  text?: string;
  source: string;
}
export type Inline =
  | Text
  | HardBreak
  | Mention
  | Status
  | DateNode
  | Emoji
  | InlineCard
  | MediaInline
  | OpaqueInline;

interface BlockCommon extends Sourced {
  attrs?: Attrs;
  marks?: OpaqueMark[];
}
export interface Paragraph extends BlockCommon {
  type: 'paragraph';
  content: Inline[];
}
export interface Heading extends BlockCommon {
  type: 'heading';
  attrs: Attrs<{ level: number }>;
  content: Inline[];
}
export interface BulletList extends BlockCommon {
  type: 'bulletList';
  content: ListItem[];
}
export interface OrderedList extends BlockCommon {
  type: 'orderedList';
  attrs?: Attrs<{ order?: number }>;
  content: ListItem[];
}
export interface ListItem extends BlockCommon {
  type: 'listItem';
  content: Block[];
}
/** Tasks; a nested list follows the task that it belongs to. */
export interface TaskList extends BlockCommon {
  type: 'taskList';
  content: (TaskItem | BlockTaskItem | TaskList)[];
}
type TaskAttrs = Attrs<{ state: 'TODO' | 'DONE' }>;
export interface TaskItem extends BlockCommon {
  type: 'taskItem';
  attrs: TaskAttrs;
  content: Inline[];
}
export interface BlockTaskItem extends BlockCommon {
  type: 'blockTaskItem';
  attrs: TaskAttrs;
  content: Block[];
}
export interface CodeBlock extends BlockCommon {
  type: 'codeBlock';
  attrs?: Attrs<{ language?: string }>;
  title?: string;
  content: Text[];
}
export interface Blockquote extends BlockCommon {
  type: 'blockquote';
  content: Block[];
}
export interface Rule extends BlockCommon {
  type: 'rule';
}
export interface Panel extends BlockCommon {
  type: 'panel';
  attrs: Attrs<{ panelType: string }>;
  title?: string;
  content: Block[];
}
export interface Expand extends BlockCommon {
  type: 'expand';
  attrs?: Attrs<{ title?: string }>;
  content: Block[];
}
export interface Table extends BlockCommon {
  type: 'table';
  content: TableRow[];
}
export interface TableRow extends BlockCommon {
  type: 'tableRow';
  content: TableCell[];
}
export interface TableCell extends BlockCommon {
  type: 'tableCell' | 'tableHeader';
  attrs?: Attrs<{ colspan?: number; rowspan?: number }>;
  content: Block[];
}
export interface Media extends Marked {
  type: 'media';
  attrs: MediaAttrs;
}
export interface Caption extends BlockCommon {
  type: 'caption';
  content: Inline[];
}
export interface MediaSingle extends Marked {
  type: 'mediaSingle';
  attrs?: Attrs;
  content: [Media] | [Media, Caption];
}
export interface MediaGroup extends BlockCommon {
  type: 'mediaGroup';
  content: Media[];
}
/** A link shown as a card of its own (`blockCard`) or as the page itself (`embedCard`). */
export interface BlockCard extends BlockCommon {
  type: 'blockCard' | 'embedCard';
  attrs: Attrs<{ url: string }>;
}
/** The block counterpart of OpaqueInline. */
export interface OpaqueBlock {
  type: 'opaqueBlock';
  format: SourceFormat;
  name: string;
  title?: string;
  text?: string;
  source: string;
}
/**
 * A wrapper that only its own format can say, around content that can be read and edited: layouts, excerpts, unknown
 * macros with a body. `open` and `close` are the exact source around the content (ADF: the node's JSON without it).
 */
export interface Container {
  type: 'container';
  format: SourceFormat;
  name: string;
  title?: string;
  /** What the source allows inside: blocks, one run of inline content, or plain text. */
  body: 'blocks' | 'inline' | 'plain';
  open: string;
  close: string;
  content: Block[];
}
export type Block =
  | Paragraph
  | Heading
  | BulletList
  | OrderedList
  | TaskList
  | CodeBlock
  | Blockquote
  | Rule
  | Panel
  | Expand
  | Table
  | MediaSingle
  | MediaGroup
  | BlockCard
  | OpaqueBlock
  | Container;
/** Every node below the document. */
export type Node =
  | Block
  | Inline
  | ListItem
  | TaskItem
  | BlockTaskItem
  | TableRow
  | TableCell
  | Media
  | Caption;

/** The hub between the four formats: shaped like ADF, plus opaque nodes that keep their source. */
export interface Document {
  type: 'doc';
  version: 1;
  content: Block[];
}
