import type { Position, TextDocument, Uri } from 'vscode';
import type { Problem } from '../../core/problem';
import type { OutlineArray, OutlineTensor, TensorInfo } from '../../protocol/engine';
import type { OfferedTensor } from '../../api/normscope';
import type { Session } from '../session/session';
import type { Kept } from './kept';
import type { List } from './keeping';

/** A tensor in the text that is open. */
export interface Found {
  readonly kind: 'found';
  readonly document: TextDocument;
  readonly at: Position;
  readonly array: OutlineArray;
  readonly tensor: OutlineTensor;
}

/** A part of the text that is open, or a whole array, that is no tensor for some reason. */
export interface Unread {
  readonly kind: 'unread';
  readonly document: TextDocument;
  readonly at: Position;
  readonly array: OutlineArray;
  readonly problem: Problem;
}

/** A tensor of the tensor file that is open. */
export interface Member {
  readonly kind: 'member';
  readonly session: Session;
  readonly uri: Uri;
  readonly info: TensorInfo;
}

export interface KeptNode {
  readonly kind: 'kept';
  readonly list: List;
  readonly entry: Kept;
}

/** A tensor of another extension. */
export interface Offered {
  readonly kind: 'offered';
  /** Of its source. */
  readonly id: string;
  readonly label: string;
  readonly tensor: OfferedTensor;
}

export type Leaf = Found | Unread | Member | Offered | KeptNode;

export interface Group {
  readonly kind: 'group';
  readonly id: 'file' | List | OfferedGroup;
  readonly children: readonly Leaf[];
}

/** The tensors of another extension stand under its own words. */
export interface OfferedGroup {
  readonly id: string;
  readonly label: string;
}

export type Node = Group | Leaf;
