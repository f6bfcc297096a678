using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Tests.Translation.Laws;

namespace IntegrationHub.Core.Tests.Genealogy.Conservation;

/// <summary>What a plant really does with a lot: receives it or counts it first, names some of its pieces, and takes only what is there.</summary>
internal sealed class LotLife
{
    public LotLife(Choices choices)
    {
        var size = choices.Next(1, 8);
        var named = choices.Next(size + 1);
        (In, Unnamed) = (size, size - named);
        Book.Report(choices.Of(Operation.Receive, Operation.Count, Operation.Produce), outputs: [StockBook.Lot(size)]);
        Pieces.AddRange(Enumerable.Range(1, named).Select(n => $"S{n}"));
        Book.Names([.. Pieces]);
        for (var step = choices.Next(6); step > 0; step--)
        {
            Act(choices);
        }
    }

    public StockBook Book { get; } = new();

    public decimal In { get; private set; }

    public decimal Consumed { get; private set; }

    public decimal Scrapped { get; private set; }

    public decimal Shipped { get; private set; }

    public decimal Sampled { get; private set; }

    /// <summary>Gets how many pieces are there that nobody has named.</summary>
    public int Unnamed { get; private set; }

    /// <summary>Gets the pieces that are there by name.</summary>
    public List<string> Pieces { get; } = [];

    /// <summary>Gets the pieces that are gone, with the event.</summary>
    public List<(string Serial, string Event)> Gone { get; } = [];

    private void Act(Choices choices)
    {
        var operation = choices.Of(Operation.Issue, Operation.Scrap, Operation.Ship, Operation.Sample, Operation.Receive, Operation.Transfer);
        if (operation is Operation.Receive or Operation.Transfer)
        {
            var amount = choices.Next(1, 3);
            Book.Report(operation, inputs: operation == Operation.Transfer ? [StockBook.Lot(amount)] : null, outputs: [StockBook.Lot(amount)]);
            (In, Unnamed) = operation == Operation.Receive ? (In + amount, Unnamed + amount) : (In, Unnamed);
        }
        else if (choices.Maybe() && Pieces.Count > 0)
        {
            var serial = Pieces[choices.Next(Pieces.Count)];
            Pieces.Remove(serial);
            Gone.Add((serial, Book.Report(operation, inputs: [StockBook.Piece(serial)])));
            Note(operation, 1);
        }
        else if (Unnamed > 0)
        {
            var amount = choices.Next(1, Unnamed);
            Unnamed -= amount;
            Book.Report(operation, inputs: [StockBook.Lot(amount)]);
            Note(operation, amount);
        }
    }

    private void Note(Operation operation, int amount)
    {
        Consumed += operation == Operation.Issue ? amount : 0;
        Scrapped += operation == Operation.Scrap ? amount : 0;
        Shipped += operation == Operation.Ship ? amount : 0;
        Sampled += operation == Operation.Sample ? amount : 0;
    }
}
