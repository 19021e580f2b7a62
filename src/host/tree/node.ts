import type { Position, TextDocument, Uri } from 'vscode';
import type { Problem } from '../../core/problem';
import type { OutlineArray, OutlineTensor, TensorInfo } from '../../protocol/engine';
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

export type Leaf = Found | Unread | Member | KeptNode;

export interface Group {
  readonly kind: 'group';
  readonly id: 'file' | List;
  readonly children: readonly Leaf[];
}

export type Node = Group | Leaf;
