/**
 * Runs in a worker thread: unpacks a sheet and reads its people. Entry of its own in the server build.
 */
import { answering } from '#kernel/threads/answering.ts'
import { pieceByPiece } from '#kernel/threads/pieces.ts'
import { peopleInPieces, type PeopleJob } from './read-sheet-people.ts'

answering((job: PeopleJob) => pieceByPiece(peopleInPieces(job)))
