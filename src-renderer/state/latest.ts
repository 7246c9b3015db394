// Answers may come in another order than they were asked for: what is shown is what the last question was told.

/** Questions of one kind; each is asked anew as things change. */
export class Questions {
  #last = 0;

  /** Asks one; what it returns tells, when the answer is there, whether it still is the last. */
  ask(): () => boolean {
    this.#last += 1;
    const own = this.#last;
    return () => own === this.#last;
  }
}
