using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Storage.Serving;

/// <summary>Says what kind of account it is.</summary>
internal static class AccountInformation
{
    internal static StorageAnswer Get(StorageCall call) => StorageAnswer.Ok
        .With("x-ms-sku-name", call.Account.Sku.Name)
        .With("x-ms-account-kind", call.Account.Kind)
        .With("x-ms-is-hns-enabled", false);
}
