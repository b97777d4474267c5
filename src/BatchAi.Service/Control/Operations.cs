using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>Long-running operations. They are kept for a day after their end, also when their resource is gone.</summary>
internal sealed class Operations(StateStore state)
{
    /// <summary>An operation of a subscription; null when there is, or is no longer, one of that id.</summary>
    internal OperationRow? Find(string subscription, string operationId) =>
        state.Read(reader => reader.FindOperation(operationId)) is { } row && row.Subscription.Equals(subscription, StringComparison.OrdinalIgnoreCase)
            ? row
            : null;

    /// <summary>The key by which an operation's answer names its resource: subscription and names, joined by dollar signs.</summary>
    /// <param name="resourceId">The resource's id.</param>
    internal static string ResourceKeyOf(string resourceId)
    {
        // /subscriptions/S/resourceGroups/G/providers/P/type/NAME/type/NAME...
        var segments = resourceId.Split('/');
        var names = segments.Skip(8).Where((_, i) => i % 2 == 0);
        return string.Join('$', [segments[2], segments[4], .. names]);
    }

    /// <summary>Begins an operation.</summary>
    /// <param name="writer">The unit that it is part of.</param>
    /// <param name="row">Its resource.</param>
    /// <param name="now">When it begins.</param>
    /// <param name="isDone">Whether it has ended, well, with this unit.</param>
    internal static Accepted Begin(StateWriter writer, ResourceRow row, DateTimeOffset now, bool isDone)
    {
        var operation = new OperationRow(Guid.CreateVersion7(now).ToString("D"), row.Id.Subscription, row.Id.Text, row.Uuid, now) { End = isDone ? now : null };
        var location = writer.LocationOf(row.Id);
        writer.Insert(operation);
        return new Accepted(operation.Id, location) { IsDone = isDone };
    }
}
