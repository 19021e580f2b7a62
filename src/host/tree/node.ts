import type { Position, TextDocument, Uri } from 'vscode';
import type { OutlineArray, OutlineTensor, TensorInfo } from '../../protocol/engine';
import type { Session } from '../session/session';
import type { Kept } from './kept';
import type { List } from './keeping';

/** An array in the text that is open: a tensor of it, or none where it cannot be read. */
export interface Found {
  readonly kind: 'found';
  readonly document: TextDocument;
  readonly at: Position;
  readonly array: OutlineArray;
  readonly tensor?: OutlineTensor;
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

export type Leaf = Found | Member | KeptNode;

export interface Group {
  readonly kind: 'group';
  readonly id: 'file' | List;
  readonly children: readonly Leaf[];
}

export type Node = Group | Leaf;
