namespace IntegrationHub.Core.Contracts;

/// <summary>The members or elements of one value, for <c>foreach</c> without allocation.</summary>
public readonly struct TapeChildren
{
    private readonly TokenTape _tape;
    private readonly int _node;

    internal TapeChildren(TokenTape tape, int node) => (_tape, _node) = (tape, node);

    /// <summary>Begins the walk.</summary>
    public Walk GetEnumerator() => new(_tape, _node);

    /// <summary>The walk itself.</summary>
    public struct Walk
    {
        private readonly TokenTape _tape;
        private readonly int _end;
        private int _next;

        internal Walk(TokenTape tape, int node) => (_tape, _end, _next, Current) = (tape, tape.End(node), node + 1, -1);

        /// <summary>Gets the member or element.</summary>
        public int Current { get; private set; }

        /// <summary>Moves to the next one.</summary>
        public bool MoveNext()
        {
            if (_next >= _end)
                return false;
            Current = _next;
            _next = _tape.End(_next);
            return true;
        }
    }
}
