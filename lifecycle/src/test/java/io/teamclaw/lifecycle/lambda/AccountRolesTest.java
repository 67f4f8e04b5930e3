package io.teamclaw.lifecycle.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryResponse;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;

class AccountRolesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1000, 0, false",
        "799, 1000, 79, false",
        "800, 1000, 80, true",
        "1000, 1000, 100, true",
        "1000, 5000, 20, false"
    })
    void areManyFromFourFifthsOfWhatTheAccountMayHave(
            int present, int allowed, long percent, boolean high) {
        AccountRoles roles =
                AccountRoles.of(
                                iam(
                                        Map.of(
                                                SummaryKeyType.ROLES,
                                                present,
                                                SummaryKeyType.ROLES_QUOTA,
                                                allowed)))
                        .orElseThrow();

        assertThat(roles.percent()).isEqualTo(percent);
        assertThat(roles.isHigh()).isEqualTo(high);
    }

    @Test
    void areUnknownWhereIamDoesNotSay() {
        assertThat(AccountRoles.of(iam(Map.of()))).isEmpty();
        assertThat(AccountRoles.of(iam(Map.of(SummaryKeyType.ROLES, 7)))).isEmpty();
    }

    private static IamClient iam(Map<SummaryKeyType, Integer> summary) {
        return new IamClient() {
            @Override
            public GetAccountSummaryResponse getAccountSummary() {
                return GetAccountSummaryResponse.builder().summaryMap(summary).build();
            }

            @Override
            public String serviceName() {
                return IamClient.SERVICE_NAME;
            }

            @Override
            public void close() {
                // It holds nothing.
            }
        };
    }
}
